export * from './read-pdf.js';
