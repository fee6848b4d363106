import { expect } from '@esm-bundle/chai';
import {
  changed,
  drag,
  failed,
  find,
  mountInput,
  pictureFile,
  standIn,
  transferOf,
  until,
} from '../support/image-input.js';
import { text } from '../support/saliency-element.js';
import type { ImageInput } from '../../dist/index.js';

const tiny = (name: string): Promise<File> => pictureFile(28, 28, (x) => [9 * x, 0, 0], name);

function transferOfAddress(address: string): DataTransfer {
  const transfer = new DataTransfer();
  transfer.setData('text/uri-list', `# an address\r\n${address}`);
  return transfer;
}

async function paste(input: ImageInput, clipboardData: DataTransfer): Promise<void> {
  const button = await find<HTMLElement>(input, '[part="way"]');
  const composed = { clipboardData, bubbles: true, composed: true, cancelable: true };
  button.dispatchEvent(new ClipboardEvent('paste', composed));
}

describe('<image-input>: drag and drop, paste', () => {
  afterEach(() => document.body.replaceChildren());

  it('takes a dropped file and shows where it may be dropped', async () => {
    const fed = standIn('fed');
    const input = await mountInput({ for: 'fed' });
    const transfer = transferOf(await tiny('dropped.png'));
    const over = drag('dragover', transfer);
    input.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(true);
    await find(input, '.dropping');
    expect(text(input, 'hint')).to.contain('Drop the image here');
    const change = await changed(input, () => input.dispatchEvent(drag('drop', transfer)));
    expect(change.source).to.equal('drop');
    expect(fed.image).to.equal(change.image);
    await until(() => !input.renderRoot.querySelector('.dropping'));
    expect(text(input, 'status')).to.equal('Your image dropped.png is now the input.');
  });

  it('takes the first picture of several files and says so', async () => {
    const input = await mountInput({ accept: 'upload' });
    const note = new File(['words'], 'note.txt', { type: 'text/plain' });
    const transfer = transferOf(note, await tiny('a.png'), await tiny('b.png'));
    await changed(input, () => input.dispatchEvent(drag('drop', transfer)));
    await input.updateComplete;
    expect(text(input, 'status')).to.equal('The first of your 2 images is now the input: a.png.');
  });

  it('leaves text alone, and pictures where no file may be given', async () => {
    const input = await mountInput({ accept: 'paste' });
    const over = drag('dragover', transferOf(await tiny('a.png')));
    input.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(false);
    input.accept = 'upload';
    await input.updateComplete;
    const words = new DataTransfer();
    words.setData('text/plain', 'words');
    const overText = drag('dragover', words);
    input.dispatchEvent(overText);
    expect(overText.defaultPrevented).to.equal(false);
  });

  it("takes a picture's address on the page's own site, and of others none", async () => {
    const input = await mountInput({ accept: 'upload' });
    const own = transferOfAddress(new URL('/models/mnist-cnn/samples/3.png', location.href).href);
    const change = await changed(input, () => input.dispatchEvent(drag('drop', own)));
    expect(change.source).to.equal('drop');
    expect(change.image).to.have.property('width', 28);
    const other = transferOfAddress('https://elsewhere.example/cat.png');
    const code = await failed(input, () => input.dispatchEvent(drag('drop', other)));
    expect(code).to.equal('drop-elsewhere');
    await input.updateComplete;
    expect(text(input, 'status')).to.equal('The dropped image is now the input.');
  });

  it('takes a pasted picture while something in it has the focus', async () => {
    const fed = standIn('fed');
    const input = await mountInput({ for: 'fed' });
    const picture = transferOf(await tiny('image.png'));
    const change = await changed(input, () => void paste(input, picture));
    expect(change.source).to.equal('paste');
    expect(fed.image).to.equal(change.image);
    await input.updateComplete;
    expect(text(input, 'status')).to.equal('The pasted image is now the input.');
  });

  it('says when the clipboard holds no picture', async () => {
    const input = await mountInput({ accept: 'paste' });
    const words = new DataTransfer();
    words.setData('text/plain', 'words');
    expect(await failed(input, () => void paste(input, words))).to.equal('clipboard-empty');
  });

  it('hears nothing once it has left the page, and all when it is back', async () => {
    const input = await mountInput({ accept: 'paste' });
    input.remove();
    let count = 0;
    input.addEventListener('image-change', () => count++);
    const picture = transferOf(await tiny('image.png'));
    await paste(input, picture);
    document.body.append(input);
    await changed(input, () => void paste(input, picture));
    expect(count).to.equal(1);
  });
});
