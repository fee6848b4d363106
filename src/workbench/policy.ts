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

/** None for built-in names and what belongs to the page. */
function originOf(address: string | null): string[] {
  if (!address) return [];
  const { protocol, origin } = new URL(address, location.href);
  return /^https?:$/.test(protocol) ? [origin] : [];
}
