import { createElement, useState, type ChangeEvent, type ReactElement } from 'react';
import { useArgs, useStorybookApi, type LeafEntry } from 'storybook/manager-api';
import { useTheme } from 'storybook/theming';
import type { ArgType } from './arg-types.js';
import type { Field } from './attributes.js';

/** An attribute as the panel shows it. */
interface AttributeField {
  name: string;
  description: string;
  field: Field;
}

/** The attributes of a story's element, where it is one of the kit. */
export function fieldsOf(entry: LeafEntry | undefined): AttributeField[] {
  const argTypes: Record<string, Pick<ArgType, 'description' | 'field'>> = entry?.type === 'story'
    ? (entry.argTypes ?? {})
    : {};
  return Object.entries(argTypes).flatMap(([name, { field, description = '' }]) =>
    field ? [{ name, description, field }] : [],
  );
}

/**
 * A field for each attribute. Storybook's own controls know neither texts with suggestions, nor numbers
 * that are taken back, nor attributes that are there without a value.
 */
export function AttributesPanel(): ReactElement {
  const entry = useStorybookApi().getCurrentStoryData();
  const fields = fieldsOf(entry);
  // A story's arguments come with its rows.
  return createElement(Fields, { key: `${entry?.id} ${fields.length}`, fields });
}

/** Fields keep what is typed themselves: an argument comes back from the story later than the next key. */
function Fields({ fields }: { fields: AttributeField[] }): ReactElement {
  const [args, updateArgs, resetArgs, initialArgs] = useArgs();
  const [start, setStart] = useState({ version: 0, args });
  const reset = () => {
    resetArgs();
    setStart(({ version }) => ({ version: version + 1, args: initialArgs ?? {} }));
  };
  const { appBorderColor, base, color, input, textMutedColor } = useTheme();
  const variables = {
    '--border': appBorderColor,
    '--field': input.background,
    '--field-border': input.border,
    '--muted': textMutedColor,
    '--accent': color.secondary,
    colorScheme: base,
  };
  const rows = fields.map((each) =>
    createElement(AttributeRow, {
      ...each,
      key: `${each.name} ${start.version}`,
      value: start.args[each.name],
      onChange: (value) => updateArgs({ [each.name]: value }),
    }),
  );
  return createElement(
    'form',
    { className: 'convlens-attributes', style: variables, onSubmit: prevent },
    createElement('style', null, styles),
    createElement('p', null, createElement('button', { type: 'button', onClick: reset }, 'Reset')),
    ...rows,
  );
}

interface RowProperties extends AttributeField {
  value: unknown;
  /** Told the empty text where an attribute is taken off, `undefined` where a flag is. */
  onChange: (value: string | number | boolean | undefined) => void;
}

function AttributeRow({ name, description, field, value, onChange }: RowProperties): ReactElement {
  const id = `convlens-${name}`;
  return createElement(
    'div',
    null,
    createElement('label', { htmlFor: id }, name),
    createElement('span', { className: 'field' }, ...inputs(id, field, value, onChange)),
    createElement('small', null, ...withCode(description)),
  );
}

/** The manifest writes code between grave accents. */
function withCode(text: string): (string | ReactElement)[] {
  return text
    .split('`')
    .map((piece, index) =>
      index % 2 === 1 ? createElement('code', { key: index }, piece) : piece,
    );
}

function inputs(
  id: string,
  field: Field,
  value: unknown,
  onChange: RowProperties['onChange'],
): ReactElement[] {
  const text = value === undefined || typeof value === 'boolean' ? '' : String(value);
  const write = ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
    onChange(target.value);
  switch (field.kind) {
    case 'switch':
      return [checkbox(id, 'switch', value === true, onChange)];
    case 'number': {
      const number = ({ target }: ChangeEvent<HTMLInputElement>) =>
        onChange(target.value === '' ? '' : target.valueAsNumber);
      return [
        createElement('input', {
          key: id,
          id,
          type: 'number',
          step: 'any',
          defaultValue: text,
          onChange: number,
        }),
      ];
    }
    case 'choice': {
      const options = field.options.includes(text) ? field.options : [text, ...field.options];
      const entries = options.map((option) =>
        createElement('option', { key: option, value: option }, option || 'not set'),
      );
      return [
        createElement('select', { key: id, id, defaultValue: text, onChange: write }, entries),
      ];
    }
    case 'text': {
      const list = `${id}-suggestions`;
      const suggestions = field.suggestions.map((option) =>
        createElement('option', { key: option, value: option }),
      );
      const isThere = value !== undefined && value !== false;
      return [
        ...(field.flag
          ? [checkbox(`${id}-there`, 'is there', isThere, (on) => onChange(on ? '' : undefined))]
          : []),
        createElement('input', {
          key: id,
          id,
          type: 'text',
          list,
          defaultValue: text,
          onChange: write,
        }),
        createElement('datalist', { key: list, id: list }, suggestions),
      ];
    }
  }
}

function checkbox(
  id: string,
  label: string,
  checked: boolean,
  onChange: (on: boolean) => void,
): ReactElement {
  return createElement('input', {
    key: id,
    id,
    type: 'checkbox',
    'aria-label': label,
    defaultChecked: checked,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => onChange(target.checked),
  });
}

function prevent(event: { preventDefault: () => void }): void {
  event.preventDefault();
}

const styles = `
.convlens-attributes { padding: 0.5rem 1rem 1rem; font-size: 13px; }
.convlens-attributes p { margin: 0; text-align: end; }
.convlens-attributes > div {
  display: grid;
  grid-template-columns: minmax(7rem, 1fr) minmax(9rem, 2fr) minmax(0, 4fr);
  gap: 0.25rem 1rem;
  align-items: center;
  padding: 0.4rem 0;
  border-bottom: 1px solid var(--border);
}
.convlens-attributes label { font-weight: 700; }
.convlens-attributes .field { display: flex; gap: 0.5rem; align-items: center; }
.convlens-attributes small { color: var(--muted); font-size: 12px; line-height: 1.4; }
.convlens-attributes :is(input:not([type='checkbox']), select) { inline-size: 100%; min-inline-size: 0; }
.convlens-attributes :is(input, select, button) {
  box-sizing: border-box;
  padding: 0.3rem 0.5rem;
  border: 1px solid var(--field-border);
  border-radius: 4px;
  background: var(--field);
  color: inherit;
  font: inherit;
  accent-color: var(--accent);
}
.convlens-attributes input[type='checkbox'] { flex: none; inline-size: 1rem; block-size: 1rem; }
@media (width < 600px) {
  .convlens-attributes > div { grid-template-columns: 1fr; }
}
`;
