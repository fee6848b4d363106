import { compositeTable } from '../../protocol/tables/lrp-composites.js';
import { nguyen2016, zeiler2010, zeiler2014 } from '../../protocol/tables/papers.js';
import { english, mapTable, tableOf, type Paper, type Row } from '../../protocol/tables/row.js';
import { saliencyTable } from '../../protocol/tables/saliency-methods.js';

/** What "About" says of a method. */
export interface MethodFacts {
  /** In English. */
  title: string;
  papers: readonly Paper[];
}

const facts = ({ title, papers }: Row): MethodFacts => ({ title: title(english), papers });

/** Methods of elements that have only one. */
const others = tableOf<Row>()({
  occlusion: { title: () => 'Occlusion', papers: [zeiler2014] },
  'codespace-am': { title: () => 'Activation maximisation in code space', papers: [nguyen2016] },
  'deconv-learner': { title: () => 'Deconvolutional network', papers: [zeiler2010] },
});

/**
 * By the method's name in results. The build evaluates this file: "About" needs titles and papers of all
 * methods, and none of the other words in their tables.
 */
export const methodFacts: Readonly<Record<string, MethodFacts>> = {
  ...mapTable(saliencyTable, facts),
  ...mapTable(compositeTable, facts),
  ...mapTable(others, facts),
};

/** Filled in by the build. */
declare const PACKAGE_VERSION: string;

/** That of the kit. */
export const version: string = PACKAGE_VERSION;
