import { keepAddress } from './docs/keep-address.js';
import { registerSearch } from './search/register.js';

keepAddress();
registerSearch();
