export const usage = `Usage: convlens render [options] PAGE...

Computes the figure of every explaining element of HTML pages and writes it into the element: a
picture with its caption, which shows without JavaScript, in print, in feed readers and until the live
figure has come. The pictures lie in a folder beside each page: page.html has page.convlens/.

Options
  --check        writes nothing; says which figures are missing or out of date
  --force        renders figures that are up to date too
  --replace      replaces fallbacks that an author has written
  --only NAME    only the element with this id, or the elements of this tag
  --out DIR      the folder for the pictures of all pages
  --root DIR     the folder that addresses beginning with / mean
  -h, --help     shows this
  -v, --version  shows the version

Exit codes: 0 all is well, 1 something is out of date (--check) or failed, 2 wrong use.`;
