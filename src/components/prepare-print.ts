export interface PrintOptions {
  /** Whether to print when all is ready; `true` unless given. */
  print?: boolean;
}

/**
 * Computes every figure of the page, also those that nobody has come near yet and those that wait for a
 * click, and prints the page when all of them are painted: browsers do not wait for that themselves.
 * What fails is printed as it is shown: its fallback and why.
 */
export async function preparePrint({ print = true }: PrintOptions = {}): Promise<void> {
  const { settleFigures } = await import('./settle-figures.js');
  await settleFigures();
  if (print) globalThis.print();
}
