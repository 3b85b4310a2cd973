#!/usr/bin/env python3
"""UDPipe 1 as a peer for speed.

    peer_udpipe.py train TRAIN.conllu.gz MODEL     trains a model by a short recipe
    peer_udpipe.py run MODEL TEXT                  prints the seconds of tokenizing, tagging and parsing TEXT
"""
import gzip
import sys
import time

from ufal.udpipe import InputFormat, Model, Pipeline, ProcessingError, Sentence, Sentences, Trainer

#: Sentences of the train part that are trained on. A smaller dictionary makes the peer faster, if anything.
SENTENCES = 6000

TOKENIZER = "dimension=24;epochs=4;early_stopping=0"
TAGGER = (
    "models=2;templates_1=tagger;guesser_suffix_rules_1=8;guesser_enrich_dictionary_1=4;guesser_prefixes_max_1=0;"
    "use_lemma_1=0;provide_lemma_1=0;use_xpostag_1=1;provide_xpostag_1=1;use_feats_1=1;provide_feats_1=1;iterations_1=2;"
    "templates_2=lemmatizer;guesser_suffix_rules_2=6;guesser_enrich_dictionary_2=4;guesser_prefixes_max_2=4;"
    "use_lemma_2=1;provide_lemma_2=1;use_xpostag_2=0;provide_xpostag_2=0;use_feats_2=0;provide_feats_2=0;iterations_2=2"
)
# The published shape of the parser's network; the embeddings start at random, since their values cost no time.
PARSER = (
    "iterations=1;embedding_form=50;embedding_upostag=20;embedding_feats=20;embedding_deprel=20;hidden_layer=200;"
    "batch_size=10;learning_rate=0.02;learning_rate_final=0.001;l2=0.5;transition_system=projective;"
    "transition_oracle=dynamic;structured_interval=0;use_gold_tags=1"
)


def train(source, target):
    with gzip.open(source, "rt", encoding="utf-8") as file:
        text = file.read()
    reader = InputFormat.newConlluInputFormat()
    reader.setText("\n\n".join(text.split("\n\n")[:SENTENCES]) + "\n\n")
    sentences, sentence, error = Sentences(), Sentence(), ProcessingError()
    while reader.nextSentence(sentence, error):
        sentences.push_back(sentence)
        sentence = Sentence()
    if error.occurred():
        sys.exit(error.message)
    model = Trainer.train("morphodita_parsito", sentences, Sentences(), TOKENIZER, TAGGER, PARSER, error)
    if error.occurred():
        sys.exit(error.message)
    with open(target, "wb") as file:
        file.write(model)


def run(path, source):
    model = Model.load(path)
    if not model:
        sys.exit(f"no model at {path}")
    pipeline = Pipeline(model, "tokenize", Pipeline.DEFAULT, Pipeline.DEFAULT, "conllu")
    error = ProcessingError()
    with open(source, encoding="utf-8") as file:
        text = file.read()
    pipeline.process("One sentence to warm up.", error)
    began = time.process_time()
    pipeline.process(text, error)
    if error.occurred():
        sys.exit(error.message)
    print(time.process_time() - began)


if __name__ == "__main__":
    {"train": train, "run": run}[sys.argv[1]](*sys.argv[2:])
