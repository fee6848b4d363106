import type {
  CodespaceAmEventMap,
  DeconvLearnerEventMap,
  DeconvViewerEventMap,
  ExplainSceneEventMap,
  ImageInputEventMap,
  LrpHeatmapEventMap,
  MethodContestEventMap,
  OcclusionGridEventMap,
  ReluBackwardEventMap,
  SaliencyMapEventMap,
} from 'convlens';
import type { ConvlensElements } from '../../dist/frameworks/elements.js';

/** What is generated from the docblocks says the same as the classes. */
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
type Same<A, B> = {
  [Name in keyof (A & B)]: Name extends keyof A & keyof B ? Equal<A[Name], B[Name]> : never;
};
type AllTrue<Checks> = Checks[keyof Checks] extends true ? true : never;
type EventsAgree<Tag extends keyof ConvlensElements, Map> = AllTrue<
  Same<
    { [Name in keyof ConvlensElements[Tag]['events']]: ConvlensElements[Tag]['events'][Name] },
    Map
  >
>;

export const events: [
  EventsAgree<'codespace-am', CodespaceAmEventMap>,
  EventsAgree<'deconv-learner', DeconvLearnerEventMap>,
  EventsAgree<'deconv-viewer', DeconvViewerEventMap>,
  EventsAgree<'explain-scene', ExplainSceneEventMap>,
  EventsAgree<'image-input', ImageInputEventMap>,
  EventsAgree<'lrp-heatmap', LrpHeatmapEventMap>,
  EventsAgree<'method-contest', MethodContestEventMap>,
  EventsAgree<'occlusion-grid', OcclusionGridEventMap>,
  EventsAgree<'relu-backward', ReluBackwardEventMap>,
  EventsAgree<'saliency-map', SaliencyMapEventMap>,
] = [true, true, true, true, true, true, true, true, true, true];

/** Attributes of the same name as a property, whose values that must take. */
type Text<Value> = Exclude<Value, undefined | '' | `${number}`>;
type Takes<Tag extends keyof ConvlensElements> = AllTrue<{
  [
    Name in keyof ConvlensElements[Tag]['attributes'] & keyof ConvlensElements[Tag]['element']
  ]-?: Text<
    ConvlensElements[Tag]['attributes'][Name]
  > extends ConvlensElements[Tag]['element'][Name]
    ? true
    : never;
}>;
export const attributes: { [Tag in keyof ConvlensElements]: Takes<Tag> } = {
  'codespace-am': true,
  'deconv-learner': true,
  'deconv-viewer': true,
  'explain-scene': true,
  'image-input': true,
  'lrp-heatmap': true,
  'method-contest': true,
  'occlusion-grid': true,
  'relu-backward': true,
  'saliency-map': true,
};

/** Every tag of the page's registry is described, and no other. */
type Tags = Extract<keyof HTMLElementTagNameMap, `${string}-${string}`>;
export const tags: Equal<Tags, keyof ConvlensElements> = true;
