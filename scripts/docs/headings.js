import { headingId } from './addresses.js';

/** The id of the heading of a page that names an attribute or a custom property, alone or among others. */
export function headingFor(source, name) {
  const headings = source.match(/^#{3,} (`[^`]+`(, )?)+$/gm) ?? [];
  const heading = headings.find((each) => each.includes(`\`${name}\``));
  return heading ? headingId(heading.replace(/^#+ /, '')) : null;
}
