import { loadTables } from '../tables.js';
import { markdownTable } from './markdown-table.js';

const { compositeTable, english, lrpRuleTable, mixedComposites, saliencyTable, ...rules } =
  await loadTables();
const { boundedRules, preprocessingPresets, preprocessingUsers, weightedRules } = rules;

const red = { Pixels: 'Red pixels', pixels: 'red pixels', ones: 'red ones' };
const blue = { Pixels: 'Blue pixels', pixels: 'blue pixels', ones: 'blue ones' };

/** What `<!-- table NAME -->` may name, each as Markdown made of the rows in src/protocol/tables/. */
const kinds = {
  'saliency-methods': () =>
    Object.entries(saliencyTable)
      .map(([name, { title, papers, formula, meaning, limits }]) => {
        const [what, not] = [meaning, limits].map((text) => text(english, red, blue));
        const source = papers.map(citation).join('; ');
        return `**${title(english)}**, \`${name}\`: ${what} ${not} (${source})\n\n\`\`\`math\n${formula}\n\`\`\``;
      })
      .join('\n\n'),
  'saliency-papers': () => paperList([saliencyTable]),
  'lrp-rules': () =>
    markdownTable(
      ['rule', '$R_i$ is the sum over $j$ of $R_j$ times', 'mind', 'source'],
      Object.entries({ ...weightedRules, ...boundedRules }).map(([name, row]) => [
        `\`${name}\``,
        [`$${row.formula}$`, row.remark].filter(Boolean).join(', '),
        row.limits,
        row.papers.map(citation).join('; '),
      ]),
    ),
  'lrp-composites': () =>
    markdownTable(
      ['composite', 'first layer', 'convolutions', 'dense layers', 'mind', 'source'],
      Object.entries(mixedComposites).map(([name, { layers, limits, papers }]) => [
        `\`${name}\``,
        ruleText(layers.first ?? layers.convolution),
        ruleText(layers.convolution),
        ruleText(layers.dense),
        limits,
        citation(papers[0]),
      ]),
    ),
  'preprocessing-presets': () =>
    markdownTable(
      ['preset', 'a pixel of 0 to 1 becomes', 'channels', 'used by'],
      Object.entries(preprocessingPresets).map(([name, row]) => [
        `\`${name}\``,
        unitsText(row),
        row.channels,
        preprocessingUsers[name],
      ]),
    ),
  'lrp-papers': () => paperList([lrpRuleTable, compositeTable]),
};

/** A table or list of the methods, rules or composites, as Markdown. */
export function methodTable(kind) {
  const make = kinds[kind];
  if (!make) throw new Error(`<!-- table ${kind} -->: there are ${Object.keys(kinds)}.`);
  return make();
}

/** `(pixel · 255 - [1, 2, 3]) / 2`, without what changes nothing. */
function unitsText({ scale, mean, std }) {
  const listed = (values) => (values.length === 1 ? String(values[0]) : `[${values.join(', ')}]`);
  const scaled = scale === 1 ? 'pixel' : `pixel · ${scale}`;
  const shifted = listed(mean) === '0' ? scaled : `${scaled} - ${listed(mean)}`;
  return listed(std) === '1' ? shifted : `(${shifted}) / ${listed(std)}`;
}

function ruleText({ rule, ...parameters }) {
  const numbers = Object.values(parameters).join(', ');
  return numbers ? `\`${rule}\` ${numbers}` : `\`${rule}\``;
}

function citation({ cited, url, at }) {
  return `[${cited}](${url})${at ? `, ${at}` : ''}`;
}

/** Every paper of the tables once, the oldest first. */
function paperList(tables) {
  const papers = tables.flatMap((rows) => Object.values(rows).flatMap((row) => row.papers));
  const byUrl = new Map(papers.map((paper) => [paper.url, paper]));
  const yearOf = ({ cited }) => Number(cited.slice(-4));
  return [...byUrl.values()]
    .sort((a, b) => yearOf(a) - yearOf(b) || a.cited.localeCompare(b.cited))
    .map(({ cited, title, url }) => `- ${cited}, [${title}](${url})`)
    .join('\n');
}
