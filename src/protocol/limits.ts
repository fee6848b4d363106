/**
 * How large a model may be, for one image: over a limit it is refused when it is loaded, as
 * `model-too-large`.
 */
export interface ModelLimits {
  /** Bytes of its weights files. */
  weightBytes: number;
  /** Bytes of everything that its layers give, which an explanation holds at once. */
  activationBytes: number;
  /** Multiplications of a forward pass. */
  multiplications: number;
}

/** Every network of keras.applications passes at its own size. */
export const defaultLimits: ModelLimits = {
  weightBytes: 2e9,
  activationBytes: 6e9,
  multiplications: 2e11,
};
