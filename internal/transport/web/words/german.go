package words

// german is the words of the pages in German.
var german = Texts{}
