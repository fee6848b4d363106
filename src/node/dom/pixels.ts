export * from '../../client/image/pixels.js';
