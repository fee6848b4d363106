import { registerSearch } from './search/register.js';

registerSearch();
