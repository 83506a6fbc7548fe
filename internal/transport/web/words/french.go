package words

// french is the words of the pages in French.
var french = Texts{}
