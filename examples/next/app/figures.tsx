'use client';

import { useEffect } from 'react';

/** Registers the elements, once and in the browser only: what the server sends stays as it is. */
export function Figures() {
  useEffect(() => void import('convlens/define'), []);
  return null;
}
