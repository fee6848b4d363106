export const renderUsage = `Usage: convlens render [options] PAGE...

Computes the figure of every explaining element of HTML pages and writes it into the element: a
picture with its caption, which shows without JavaScript, in feed readers and until the live
figure has come. The pictures lie in a folder beside each page: page.html has page.convlens/.

Reads files below the current directory and the built-in models, nothing else, unless told to.

Options
  --check          writes nothing; says which figures are missing or out of date
  --force          renders figures that are up to date too
  --replace        replaces fallbacks that an author has written
  --only NAME      only the element with this id, or the elements of this tag
  --out DIR        the folder for the pictures of all pages
  --root DIR       the folder that addresses beginning with / mean; its files may be read too
  --allow-network  lets pages name models and images on servers
  --timeout SECS   seconds that one figure may take (300)
  --json           prints one JSON document instead of lines
  --quiet          tells no progress
  -h, --help       shows this
  -v, --version    shows the version

Exit codes: 0 all is well; 1 a figure is out of date (--check) or could not be rendered; 2 a page
could not be read or written, or wrong use.`;

export const copyUsage = `Usage: convlens copy [options] DIR

Copies what a site needs to host the kit itself: the script, the files that it fetches when they are
needed, the wasm binaries, the worker as a file, and models. Prints the sizes, what to paste, and the
headers for caching. A second run brings a newer version, and removes what the one before has written.

Options
  --models NAMES     built-in models, between commas; "all" (unless given) or "none"; one
                     <codespace-am> takes three: mnist-gan,mnist-cnn,mnist-judge
  --languages NAMES  languages besides English, between commas; "all" (unless given) or "none"
  --classic          the classic script in one file, which also works from disk, in place of the module
  --embed            also embed.html, the page for frames
  --keep-old         leaves the older version's files that have a hash in their names, for open pages
  --force            overwrites files of DIR that this command has not written
  --json             prints one JSON document instead of lines
  -h, --help         shows this

Exit codes: 0 all is well; 2 the kit could not be copied, or wrong use.`;

export const inspectUsage = `Usage: convlens inspect [options] MODEL

Says what a network is: its format, input, head and size, its layers with shapes and receptive fields,
what each method can do with it, and what a card still has to say. Of a network that cannot be read it
lists every layer that is not supported.

MODEL is a file (model.json, .onnx, .keras, .h5), a folder that holds one, an address (https:), or a
built-in name. Reads the model's own folder, or fetches from the server that is named; nothing else.

Options
  --card [FILE]  writes a model card: every field that is known, and a list of what is not; to
                 card.json in the model's folder unless FILE is given
  --force        lets --card write over a card that is there, and keeps what it says
  --output NAME  the name or number of the output to explain, of several
  --json         prints one JSON document instead of text
  --quiet        tells no progress
  -h, --help     shows this

Exit codes: 0 the network can be explained; 1 it cannot be read, or something is wrong with it or its
card; 2 the card could not be written, or wrong use.`;

export const usage = `${renderUsage}\n\n${copyUsage}\n\n${inspectUsage}`;
