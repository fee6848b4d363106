import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'Course notes',
  description: 'A VitePress site with live figures',
  vue: {
    template: {
      // Otherwise Vue takes the tags for components of its own, and warns.
      compilerOptions: { isCustomElement: (tag) => tag.includes('-') },
    },
  },
});
