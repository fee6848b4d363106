import { formatValue } from '../figure/format.js';

/** As readers would write it: `1e−6`, not `1.0e−6`. */
export function formatParameter(value: number): string {
  return formatValue(value).replace(/\D0e/, 'e');
}
