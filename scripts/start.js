import path from 'node:path';
import { serve } from './server.js';

/** Serves the examples until Ctrl-C; PORT chooses the port, the next free one is taken if it is busy. */
const root = path.join(import.meta.dirname, '..');
const wanted = Number(process.env.PORT ?? 8000);
// The kit can be tried from a page on another port, also from an isolated one.
const headers = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};
const server = await serve(root, { port: wanted, headers }).catch((error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.log(`\n  Port ${wanted} is in use; PORT=NUMBER chooses another.`);
  return serve(root, { headers });
});

console.log(`
  All elements, articles, a course:  ${server.url}/examples/
  Your own model:                    ${server.url}/dist/workbench.html

  Ctrl-C stops.
`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => void server.close().then(() => process.exit(0)));
}
