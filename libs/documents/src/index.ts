export * from './document.js';
export * from './render-html.js';
export * from './render-pdf.js';
