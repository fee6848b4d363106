const header = '// Generated from custom-elements.json.\n';

/** One line per tag. */
const perTag = (elements, line) => elements.map(({ tagName }) => line(tagName)).join('\n');

/** React 19, which listens to `explain-complete` by the attribute `onexplain-complete`. */
export function react(elements) {
  return `${header}import type { HTMLAttributes, RefAttributes } from 'react';
import type { ConvlensElements } from './elements.js';

/** The props of an element, by its tag. */
export type ConvlensProps<Tag extends keyof ConvlensElements> = RefAttributes<
  ConvlensElements[Tag]['element']
> &
  Omit<
    HTMLAttributes<ConvlensElements[Tag]['element']>,
    keyof ConvlensElements[Tag]['attributes']
  > &
  ConvlensElements[Tag]['attributes'] &
  ConvlensElements[Tag]['listeners'];

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${perTag(elements, (tag) => `      '${tag}': ConvlensProps<'${tag}'>;`)}
    }
  }
}
`;
}

/** Preact, which listens as React does. */
export function preact(elements) {
  return `${header}import type { HTMLAttributes } from 'preact';
import type { ConvlensElements } from './elements.js';

/** The props of an element, by its tag. */
export type ConvlensProps<Tag extends keyof ConvlensElements> = Omit<
  HTMLAttributes<ConvlensElements[Tag]['element']>,
  keyof ConvlensElements[Tag]['attributes']
> &
  ConvlensElements[Tag]['attributes'] &
  ConvlensElements[Tag]['listeners'];

declare module 'preact' {
  namespace createElement.JSX {
    interface IntrinsicElements {
${perTag(elements, (tag) => `      '${tag}': ConvlensProps<'${tag}'>;`)}
    }
  }
}
`;
}

/** Solid, which listens by `on:explain-complete`. */
export function solid(elements) {
  return `${header}import type { JSX } from 'solid-js';
import type { ConvlensElements } from './elements.js';

/** The props of an element, by its tag; \`attr:\` and \`prop:\` say which of the two is meant. */
export type ConvlensProps<Tag extends keyof ConvlensElements> = Omit<
  JSX.HTMLAttributes<ConvlensElements[Tag]['element']>,
  keyof ConvlensElements[Tag]['attributes']
> &
  ConvlensElements[Tag]['attributes'] & {
    [Name in keyof ConvlensElements[Tag]['attributes'] as
      \`attr:\${string & Name}\` | \`prop:\${string & Name}\`]?: ConvlensElements[Tag]['attributes'][Name];
  } & {
    [Name in keyof ConvlensElements[Tag]['events'] as \`on:\${string & Name}\`]?: (
      event: ConvlensElements[Tag]['events'][Name],
    ) => void;
  };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
${perTag(elements, (tag) => `      '${tag}': ConvlensProps<'${tag}'>;`)}
    }
  }
}
`;
}

/** Vue 3.5, where templates listen by `@explain-complete`. */
export function vue(elements) {
  return `${header}import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { ConvlensElements } from './elements.js';

/** Vue reads \`layer-rules\` as \`layerRules\`. */
type Camel<Name> = Name extends \`\${infer First}-\${infer Rest}\`
  ? \`\${First}\${Capitalize<Camel<Rest>>}\`
  : Name & string;
type Props<Attributes> = { [Name in keyof Attributes as Camel<Name>]: Attributes[Name] };

/** An element as templates know it. */
export type ConvlensComponent<Tag extends keyof ConvlensElements> =
  new () => ConvlensElements[Tag]['element'] & {
    $props: Omit<HTMLAttributes, keyof ConvlensElements[Tag]['attributes']> &
      PublicProps &
      Props<ConvlensElements[Tag]['attributes']>;
    $emit: EmitFn<{
      [Name in keyof ConvlensElements[Tag]['events']]: (
        event: ConvlensElements[Tag]['events'][Name],
      ) => void;
    }>;
  };

declare module 'vue' {
  interface GlobalComponents {
${perTag(elements, (tag) => `    '${tag}': ConvlensComponent<'${tag}'>;`)}
  }
}
`;
}

/** Svelte 5, which listens as React does; \`on:\` is Svelte 4's. */
export function svelte(elements) {
  return `${header}import type { HTMLAttributes } from 'svelte/elements';
import type { ConvlensElements } from './elements.js';

/** The props of an element, by its tag. */
export type ConvlensProps<Tag extends keyof ConvlensElements> = Omit<
  HTMLAttributes<ConvlensElements[Tag]['element']>,
  keyof ConvlensElements[Tag]['attributes']
> &
  ConvlensElements[Tag]['attributes'] &
  ConvlensElements[Tag]['listeners'] & {
    [Name in keyof ConvlensElements[Tag]['events'] as \`on:\${string & Name}\`]?: (
      event: ConvlensElements[Tag]['events'][Name],
    ) => void;
  };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${perTag(elements, (tag) => `    '${tag}': ConvlensProps<'${tag}'>;`)}
  }
}
`;
}
