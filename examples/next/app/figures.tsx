'use client';

import { useEffect } from 'react';

/** Registers the elements once, in the browser only: the server's HTML stays unchanged. */
export function Figures() {
  useEffect(() => void import('convlens/define'), []);
  return null;
}
