import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl.js';
import { env, registerBackend, registerKernel, removeBackend } from '@tensorflow/tfjs-core';
import { activate, BackendLost, type Backend, type Trouble } from './backend.js';
import { webglKernels } from './webgl-kernels.js';

/** Renderers that run on the CPU: slower there than wasm. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

export interface WebglContext {
  canvas: OffscreenCanvas;
  context: WebGL2RenderingContext;
  renderer: string;
  hardware: boolean;
}

/** A WebGL 2 context of our own (tfjs's would be shared and out of sight when it is lost), or `null`. */
export function openContext(): WebglContext | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    premultipliedAlpha: false,
  });
  if (!context) return null;
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(
    context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER),
  );
  return { canvas, context, renderer, hardware: !SOFTWARE.test(renderer) };
}

export function closeContext({ context }: WebglContext): void {
  context.getExtension('WEBGL_lose_context')?.loseContext();
}

let kernelsRegistered = false;

/** Brings the webgl backend of tfjs up on this context and makes it the active one. */
export async function startWebgl({ canvas, context }: WebglContext): Promise<Backend> {
  const losing = new AbortController();
  canvas.addEventListener('webglcontextlost', () => losing.abort(new BackendLost()));
  env().set('WEBGL_VERSION', 2);
  env().set('HAS_WEBGL', true);
  env().set('SOFTWARE_WEBGL_ENABLED', true);
  if (!kernelsRegistered) webglKernels.forEach(registerKernel);
  kernelsRegistered = true;
  registerBackend('webgl', () => new MathBackendWebGL(canvas));
  await activate('webgl');
  const precision = env().getBool('WEBGL_RENDER_FLOAT32_ENABLED') ? 'float32' : 'float16';
  return {
    name: 'webgl',
    precision,
    lost: losing.signal,
    isLost: () => context.isContextLost(),
    trouble: () => troubleOf(context),
    abandon: () => {},
  };
}

/** WebGL goes on without the memory that it could not have, and says so only when it is asked. */
function troubleOf(context: WebGL2RenderingContext): Trouble | null {
  if (context.getError() !== context.OUT_OF_MEMORY) return null;
  return { reason: 'WebGL: out of memory', exhausted: true };
}

/** Takes a lost backend out of tfjs, which would wait for it for ever. */
export function dropWebgl(): void {
  removeBackend('webgl');
}
