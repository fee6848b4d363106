/** @type {import('next').NextConfig} */
export default {
  // Plain files in out/, for any host.
  output: 'export',
  trailingSlash: true,
};
