/** What one node asks for that is not supported; all those of a model are told at once. */
export class Refusal extends Error {
  /**
   * @param why goes on after the operation's name: `has the mode "cubic"`
   * @param cure what would work, as a sentence
   */
  constructor(
    readonly why: string,
    readonly cure: string | null = null,
  ) {
    super(why);
  }
}
