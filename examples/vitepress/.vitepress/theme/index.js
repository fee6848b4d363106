import DefaultTheme from 'vitepress/theme';
import './figures.css';

export default {
  extends: DefaultTheme,
  enhanceApp() {
    // Pages are also rendered in Node, where there are no elements to register.
    if (!import.meta.env.SSR) import('convlens/define');
  },
};
