#!/bin/sh
# Makes title-card.mp4 and product-photo.jpg.
# Usage: sh build-media.sh <product picture as PNG, 1600x1000>
# Needs ffmpeg with libx264, ImageMagick and the subset font beside this script.
set -eu
cd "$(dirname "$0")"
font=jurybox-demo-sans.ttf

# A camera's softness: slight blur, vignette and sensor noise from a fixed seed.
convert "$1" -strip -seed 20261122 -blur 0x1.1 \
  -attenuate 0.2 +noise Gaussian \
  \( -size 1600x1000 radial-gradient:white-gray78 \) -compose multiply -composite \
  -modulate 104,88 -sampling-factor 4:2:0 -quality 80 product-photo.jpg

fade="if(lt(t,0.8),t/0.8,1)"
ffmpeg -hide_banner -loglevel error -y \
  -f lavfi -i "gradients=s=640x360:r=25:d=7:c0=0x0f2f4a:c1=0x1d6f86:x0=0:y0=0:x1=640:y1=360:nb_colors=2:seed=7:speed=0.012" \
  -f lavfi -i "anullsrc=r=44100:cl=mono" \
  -vf "drawbox=x=56:y=212:w=528:h=4:color=0xf0a030:t=fill,\
drawtext=fontfile=$font:text='演示项目路演视频':fontsize=48:fontcolor=white:x='56-30*(1-$fade)':y=140:alpha='$fade',\
drawtext=fontfile=$font:text='评审匣示例材料':fontsize=24:fontcolor=0xd8e6ee:x=56:y=232:alpha='if(lt(t,1.4),0,min(1,(t-1.4)/0.8))',\
drawtext=fontfile=$font:text='%{eif\:7-floor(t)\:d} 秒':fontsize=20:fontcolor=0xf0a030:x=w-tw-40:y=h-48" \
  -t 7 -c:v libx264 -preset veryslow -crf 27 -pix_fmt yuv420p -profile:v main \
  -c:a aac -b:a 24k -movflags +faststart -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
  title-card.mp4
