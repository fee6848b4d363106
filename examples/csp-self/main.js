import { configure } from './convlens/dist/convlens.js';

// Before the first figure comes near the viewport. The address must be on the page's own origin.
configure({ workerUrl: 'convlens/dist/engine.worker.js' });
