import { currentLanguage, type Language } from '../locale/message.js';

interface Memory {
  key: string;
  language: Language;
  value: unknown;
}

const memories = new WeakMap<object, Map<string, Memory>>();

/**
 * What was made of something last time, as long as `key` and the language are the same: sliders and
 * pointers draw a figure often.
 *
 * @param name what is made of it
 */
export function remembered<Value>(
  of: object,
  name: string,
  key: readonly unknown[],
  make: () => Value,
): Value {
  let made = memories.get(of);
  if (!made) memories.set(of, (made = new Map<string, Memory>()));
  const language = currentLanguage();
  const text = JSON.stringify(key);
  const known = made.get(name);
  if (known?.key === text && known.language === language) return known.value as Value;
  const value = make();
  made.set(name, { key: text, language, value });
  return value;
}
