/** What is used of the Trusted Types API. */
interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

let trust: ((address: string) => string) | undefined;

/**
 * The address of a script of the kit, in the form that a page with `require-trusted-types-for
 * 'script'` accepts: by the policy `convlens`, which the page has to allow. Without it the address
 * stays text, which a default policy of the page may still let through.
 */
export function trustedAddress(address: string): string {
  trust ??= makePolicy();
  return trust?.(address) ?? address;
}

function makePolicy(): typeof trust {
  const policies: Policies | undefined = Reflect.get(globalThis, 'trustedTypes');
  try {
    const policy = policies?.createPolicy('convlens', { createScriptURL: (address) => address });
    return policy && ((address) => policy.createScriptURL(address));
  } catch {
    return undefined;
  }
}
