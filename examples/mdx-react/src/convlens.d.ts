import type { SaliencyMap } from 'convlens';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

/** Attributes of `<saliency-map>`, and everything that any element takes. */
interface SaliencyMapProps extends DetailedHTMLProps<HTMLAttributes<SaliencyMap>, SaliencyMap> {
  model?: string;
  src?: string;
  method?: string;
  target?: string;
  width?: number;
  height?: number;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'saliency-map': SaliencyMapProps;
    }
  }
}
