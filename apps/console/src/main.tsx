import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import './style/tokens.css';
import './style/base.css';
import { App } from './app.jsx';

const root = document.getElementById('console');
if (root === null) throw new Error('the page lacks its root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
