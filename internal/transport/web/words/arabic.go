package words

// arabic is the words of the pages in Arabic.
var arabic = Texts{}
