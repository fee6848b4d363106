// A framed figure says how tall it is; the frame follows.
addEventListener('message', ({ data, source }) => {
  if (data?.type !== 'convlens-height' || !Number.isFinite(data.height)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
  }
});
