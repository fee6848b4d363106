import { rm } from 'node:fs/promises';

/** What a build writes; what it keeps in build/ between runs are counts and benchmarks alone. */
for (const folder of ['dist', 'build/types']) await rm(folder, { recursive: true, force: true });
