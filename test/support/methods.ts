/** The methods that differ in what a ReLU lets back through. */
export const reluMethods = ['gradient', 'deconvnet', 'guided-backprop'] as const;
