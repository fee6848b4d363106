import { css } from 'lit';

export const cameraStyles = css`
  video {
    display: block;
    inline-size: 100%;
    background: #000;
  }
`;
