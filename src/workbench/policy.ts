/**
 * Narrows the policy of the page: it may ask its own origin, and that of the address which its author
 * has typed. A policy can be made narrower at any time, and never wider again; another address
 * therefore opens the page anew.
 */
export function narrowPolicy(address: string | null): void {
  const sources = ["'self'", 'data:', 'blob:', ...originOf(address)].join(' ');
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `connect-src ${sources}; img-src ${sources}`;
  document.head.append(policy);
}

/** The address of a model that the page was opened with. */
export function addressInQuery(): string | null {
  return new URLSearchParams(location.search).get('model');
}

/** Whether the page may ask there as it is. */
export function isWithinReach(address: string): boolean {
  const [origin] = originOf(address);
  return !origin || origin === location.origin || originOf(addressInQuery()).includes(origin);
}

/** None for built-in names, what belongs to the page, and what is no address. */
function originOf(address: string | null): string[] {
  if (!address || !URL.canParse(address, location.href)) return [];
  const { protocol, origin, host } = new URL(address, location.href);
  // A host may have signs in it that end a directive of the policy.
  return /^https?:$/.test(protocol) && /^[\w.:[\]-]+$/.test(host) ? [origin] : [];
}
