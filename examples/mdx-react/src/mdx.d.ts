import type { JSX as ReactJSX } from 'react';

/** React 19 has no global JSX any more; this tells the types of MDX whose it is. */
declare module 'mdx/types.js' {
  namespace JSX {
    type ElementType = ReactJSX.ElementType;
    type Element = ReactJSX.Element;
    type ElementClass = ReactJSX.ElementClass;
    type IntrinsicElements = ReactJSX.IntrinsicElements;
  }
}
