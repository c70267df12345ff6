import { IconPhoto } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { readPicture } from '../api/files';
import classes from './picture.module.css';

interface PictureProps {
  readonly sha256: string;
  readonly width: 320 | 640 | 1280;
  readonly alt: string;
}

/** A picture of the server. What is not public is read with the token of the desk, so its address is one of this page. */
export function Picture({ sha256, width, alt }: PictureProps) {
  const { data } = useQuery({
    queryKey: ['picture', sha256, width],
    queryFn: () => readPicture(sha256, width),
    staleTime: Infinity,
  });
  if (!data) return <IconPhoto size={24} stroke={1.75} aria-hidden className={classes['coming']} />;
  const show = (image: HTMLImageElement) => {
    image.src = URL.createObjectURL(data);
    return () => URL.revokeObjectURL(image.src);
  };
  return <img ref={show} alt={alt} className={classes['picture']} />;
}
