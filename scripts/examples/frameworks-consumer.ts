/**
 * The types for frameworks, as a project imports them; package.js compiles it beside an installed copy
 * of the package. What they say is tested in test/types/.
 */
import type { ConvlensProps as ReactProps } from 'convlens/jsx';
import type { ConvlensProps as PreactProps } from 'convlens/preact';
import type { ConvlensProps as SolidProps } from 'convlens/solid';
import type { ConvlensProps as SvelteProps } from 'convlens/svelte';
import type { ConvlensComponent } from 'convlens/vue';

type Map = 'saliency-map';
type VueProps = InstanceType<ConvlensComponent<Map>>['$props'];
type Props = ReactProps<Map> | PreactProps<Map> | SolidProps<Map> | SvelteProps<Map> | VueProps;

const method = 'grad-cam';
export const right: [
  ReactProps<Map>,
  PreactProps<Map>,
  SolidProps<Map>,
  SvelteProps<Map>,
  VueProps,
] = [{ method }, { method }, { method }, { method }, { method }];
// @ts-expect-error: none of them knows this method.
export const wrong: Props = { method: 'grad-camera' };
