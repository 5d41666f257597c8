-- What the last look at the end of the list was answered, as a digest: the same once more holds nothing new.
alter table ccai_tail add column answered text;
