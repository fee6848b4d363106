import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import 'convlens/jsx';
import { Figures } from './figures';
import './page.css';

export const metadata: Metadata = {
  title: 'Figures in Next.js',
  icons: 'data:,',
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Figures />
      </body>
    </html>
  );
}
