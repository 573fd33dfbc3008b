"""The rendered figure: video of a person exercising whose true angles are known.

From a specification to a clip and its truth, read in this order::

    spec            what a clip shall show; spec_file: from YAML; spec_page: all its fields
    skeleton        bones of a body of given build; posture: how it is bent
    contact         what holds the body: feet, seat, mat, hands
    movement        an exercise as key postures; repertoire: all of them
    choreography    repetitions in time, getting there and leaving
    clinical        true joint angles of the posed skeleton
    figure          the skinned surface: body, clothes, paint, solids
    room, furniture, camera
    renderer        raster (what is seen), shade (its light)
    clip            video and truth on disk

Needs the extra ``hep-vision[avatar]``.
"""
