export const renderUsage = `Usage: convlens render [options] PAGE...

Computes the figure of every explaining element of HTML pages, and writes it into the element as an
image with a caption. Readers see it without JavaScript, in feed readers, and until the live figure
is ready. The images lie in a folder beside each page: page.convlens/ for page.html.

Reads only files below the current directory and the built-in models, unless an option adds more.

Options
  --check          writes nothing, and names the figures that are missing or out of date
  --force          also renders figures that are up to date
  --replace        replaces fallbacks that an author wrote
  --only NAME      renders only the element with this id, or the elements with this tag
  --out DIR        the folder for the images of all pages
  --root DIR       the folder that addresses beginning with / refer to; it may be read too
  --allow-network  lets pages use models and images on servers
  --timeout SECS   the number of seconds that one figure may take (300)
  --json           prints one JSON document instead of lines
  --quiet          prints no progress
  -h, --help       prints this help
  -v, --version    prints the version

Exit codes: 0 success; 1 a figure is out of date (--check) or could not be rendered; 2 a page could
not be read or written, or wrong use.`;

export const copyUsage = `Usage: convlens copy [options] DIR

Copies the files that a site needs to host the kit: the script, the files that it fetches later, the
wasm binaries, the worker as a file, and models. They lie in a folder named by the version, so browsers
may keep them forever. Prints the sizes, the lines to paste, and the headers for caching. A second run
upgrades the copy, and removes the files that the previous run wrote.

Options
  --models NAMES     built-in models, separated by commas; "all" (default) or "none"; one
                     <codespace-am> needs three: mnist-gan,mnist-cnn,mnist-judge
  --languages NAMES  languages besides English, separated by commas; "all" (default) or "none"
  --classic          copies the classic script in one file, which also works from disk, instead of
                     the module
  --embed            also copies embed.html, the page for frames
  --engine           also copies convlens-engine.js, the engine without elements
  --names KIND       "versioned": a folder for each version (default); "fixed": the same address in
                     every version (default where such a copy lies in DIR)
  --keep-old         keeps the previous version's files with a version or a hash in their names, for
                     open pages
  --force            overwrites files of DIR that this command did not write
  --json             prints one JSON document instead of lines
  -h, --help         prints this help

Exit codes: 0 success; 2 the kit could not be copied, or wrong use.`;

export const offlineUsage = `Usage: convlens offline [options] PAGES OUT

Copies a folder of pages, or one page, with everything it needs to be opened from disk without a
network: the classic script, the wasm binaries, and the models in use. OUT is a folder, or a file that
ends in .zip. The pages themselves stay as they are; in the copy

  - the classic script replaces the module, and a page says so if it is not there;
  - links to folders name their index.html, and addresses that begin with / become relative;
  - images that figures explain are put into the page.

Style sheets and images that pages show may lie outside PAGES, below the current directory. Prints what
does not work from disk: modules, files on servers, models of your own.

Options
  --models NAMES  built-in models besides those that pages name, separated by commas
  --force         overwrites OUT, or files in it that this command did not write
  --json          prints one JSON document instead of lines
  -h, --help      prints this help

Exit codes: 0 everything works from disk; 1 the copy was written, and something in it does not; 2
nothing was written, or wrong use.`;

export const inspectUsage = `Usage: convlens inspect [options] MODEL

Describes a network: its format, input, head and size, its layers with shapes and receptive fields,
what each method can do with it, and what its card is missing. If the network cannot be read, it lists
every unsupported layer.

MODEL is a file (model.json, .onnx, .keras, .h5), a folder that contains one, an address (https:), or
a built-in name. The command reads only the model's own folder, or fetches only from the given server.

Options
  --card [FILE]  writes a model card with every known field and a list of the open ones, to card.json
                 in the model's folder unless FILE is given
  --force        lets --card overwrite an existing card, and keeps its fields
  --output NAME  the name or number of the output to explain, if there are several
  --json         prints one JSON document instead of text
  --quiet        prints no progress
  -h, --help     prints this help

Exit codes: 0 the network can be explained; 1 it cannot be read, or it or its card has a problem; 2
the card could not be written, or wrong use.`;

/** What there is, for those who have named no command that there is. */
export const overview = `Usage: convlens COMMAND [options]

Commands
  render   writes the figures of HTML pages into them, as images
  copy     copies the files that a site needs to host the kit
  offline  copies pages with everything they need to be opened from disk
  inspect  describes a network, and what each method can do with it

"convlens COMMAND --help" prints the options of one command, "convlens --help" those of all,
"convlens --version" the version.`;

export const usage = `${overview}\n\n${renderUsage}\n\n${copyUsage}\n\n${offlineUsage}\n\n${inspectUsage}`;
