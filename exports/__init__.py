"""How answers are shown: rows, RDF, SPARQL results, the map."""

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")  # before NumPy is loaded: threads of linear algebra cost more than they bring
