export const HELP = `dragoman: sentences of texts and their translations, side by side

  dragoman align FILE FILE [FILE …] -o OUT [--title TITLE] [--langs en,ru,tr] [--lexicon none|DIR]
      Splits the files into sentences, aligns all of them to the first one, and writes OUT,
      a file that the app restores (Settings → Restore). Text, Markdown, HTML and DOCX.
      Languages: --langs, else the file names (en.txt, book.ru.docx), else the texts themselves.

  dragoman align --jsonl [--lexicon none|DIR] < TASKS > ANSWERS
      A line of TASKS:    {"id": …, "src": ["…", …], "tgt": ["…", …], "langs": ["en", "ru"]}
      A line of ANSWERS:  {"id": …, "beads": [[[source indexes], [target indexes]], …], "scores": [0..1, …], "ms": …}

  dragoman split --lang LANG < TEXT
      One sentence a line, a blank line between paragraphs.

  dragoman split --jsonl < TEXTS
      {"id": …, "lang": "ru", "text": "…"}  becomes  {"id": …, "sentences": ["…", …]}

  dragoman --help, dragoman --version

--lexicon: what is known about word pairs beforehand. Without it, the shipped one of the pair where there is one;
none: the texts alone; DIR: files like en-ru.lex there.

Through npm: npm run -s dragoman -- align …
Ends with 0 when all is done, 1 when something in the input is wrong, 2 when the command is.
`;
