import { listDocs } from '../../scripts/docs/pages.js';
import { collectSections, searchContent } from '../../scripts/docs/search/collect.js';
import { addressOf } from './addresses.js';

/** What the search of the site reads, with addresses relative to the site. */
export function siteSearch() {
  const addressOfSection = ({ file }, heading) => `${addressOf(file)}#${heading}`;
  return searchContent(collectSections(listDocs(), addressOfSection));
}
