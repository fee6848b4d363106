import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';
import { registerBackend, registerKernel } from '@tensorflow/tfjs-core';
import { activate, never, type Backend } from './backend.js';
import { cpuKernels } from './cpu-kernels.js';

/** Brings the plain JavaScript backend up, which is there when nothing else is, and makes it active. */
export async function startCpu(): Promise<Backend> {
  registerBackend('cpu', () => new MathBackendCPU());
  cpuKernels.forEach(registerKernel);
  await activate('cpu');
  return {
    name: 'cpu',
    precision: 'float32',
    lost: never,
    isLost: () => false,
    trouble: () => null,
    abandon: () => {},
  };
}
