/** How Keras 2 and Keras 3 spell what all layers have in common. */

import type { Shape } from '../spec.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
export type Dialect = 'keras2' | 'keras3';

/** The data type of a layer: a name in Keras 2, a policy object in Keras 3. */
export function dtype(dialect: Dialect): Json {
  if (dialect === 'keras2') return 'float32';
  return {
    module: 'keras',
    class_name: 'DTypePolicy',
    config: { name: 'float32' },
    registered_name: null,
  };
}

export function initializer(className: 'GlorotUniform' | 'Zeros' | 'Ones', dialect: Dialect): Json {
  const config: JsonObject = className === 'GlorotUniform' ? { seed: null } : {};
  if (dialect === 'keras2') return { class_name: className, config };
  return {
    module: 'keras.initializers',
    class_name: className,
    config,
    registered_name: null,
  };
}

/** The entry of an input; shape: without the batch. */
export function inputEntry(name: string, shape: Shape, dialect: Dialect): JsonObject {
  const rest = { dtype: 'float32', sparse: false, ragged: false, name };
  const batch = [null, ...shape];
  if (dialect === 'keras2') {
    return { class_name: 'InputLayer', config: { batch_input_shape: batch, ...rest } };
  }
  return {
    module: 'keras.layers',
    class_name: 'InputLayer',
    config: { batch_shape: batch, ...rest },
    registered_name: null,
  };
}

/** One call of a layer: who feeds it. */
export interface Feed {
  layer: string;
  /** Which call of that layer. */
  call: number;
  /** Without the batch. */
  shape: Shape;
}

const joining: readonly unknown[] = ['Add', 'Multiply', 'Maximum', 'Minimum', 'Concatenate'];

/** One item of a layer's `inbound_nodes`; `given` is what it is called with besides. */
export function inboundNode(
  className: Json | undefined,
  feeds: Feed[],
  given: Json[],
  dialect: Dialect,
): Json {
  if (dialect === 'keras2') return feeds.map(({ layer, call }) => [layer, call, 0, {}]);
  const tensors = feeds.map(({ layer, call, shape }) => ({
    class_name: '__keras_tensor__',
    config: { shape: [null, ...shape], dtype: 'float32', keras_history: [layer, call, 0] },
  }));
  const kwargs: JsonObject = {};
  if (className === 'Dropout') kwargs['training'] = false;
  if (className === 'BatchNormalization' || className === 'Softmax') kwargs['mask'] = null;
  return { args: joining.includes(className) ? [tensors] : [...tensors, ...given], kwargs };
}
