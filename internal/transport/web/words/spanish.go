package words

// spanish is the words of the pages in Spanish.
var spanish = Texts{}
